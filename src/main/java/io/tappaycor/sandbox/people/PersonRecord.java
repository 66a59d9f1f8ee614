package io.tappaycor.sandbox.people;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.random.Names;
import io.tappaycor.sandbox.record.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The person behind an employee, with all fields that the list can include. */
final class PersonRecord {

  private PersonRecord() {}

  /** A single person, which has what the list has not. */
  static ObjectNode single(Employee employee) {
    ObjectNode record = of(employee);
    Dice dice = employee.dice("contact");
    ObjectNode contact = record.putArray("emergencyContactData").addObject();
    contact
        .put("id", employee.guid("contact", 0))
        .put("firstName", dice.pick(Names.FIRST))
        .putNull("middleName")
        .put("lastName", employee.lastName());
    contact.putArray("phones").add(phone(dice));
    contact.put("order", 1).put("relationship", dice.pick(List.of("Spouse", "Parent", "Sibling")));
    record
        .putArray("customIdentifiers")
        .addObject()
        .put("customIdentifierId", employee.guid("identifier", 0))
        .put("xrefFieldId", 242)
        .put("fieldName", "BadgeColor")
        .put("fieldLabel", "Badge color")
        .put("fieldValue", dice.pick(List.of("Blue", "Green")))
        .put("category", "Person");
    return record;
  }

  /** The includes of a single person. */
  static List<Include> includesOfSingle() {
    List<Include> all = new ArrayList<>(includes());
    all.add(
        new Include("EmergencyContact", "emergencyContactData", "View Person Emergency Contacts"));
    all.add(
        new Include("CustomIdentifiers", "customIdentifiers", "View Person Custom Identifiers"));
    return all;
  }

  static ObjectNode of(Employee employee) {
    Dice dice = employee.dice("personal");
    ObjectNode record =
        Text.object()
            .put("id", employee.personId())
            .put("prefix", dice.pick(List.of("None", "Mr", "Mrs", "Ms", "Dr")))
            .put("firstName", employee.firstName())
            .put("middleName", employee.middleName().orElse(null))
            .put("lastName", employee.lastName())
            .put("suffix", dice.chance(5) ? "Jr" : "None")
            .put("legalFirstName", employee.firstName())
            .put("legalLastName", employee.lastName())
            .put("socialSecurityNumber", employee.socialSecurityNumber());
    record.set(
        "email",
        Text.object()
            .put("type", "Home")
            .put("emailAddress", "home" + EmployeeRecord.email(employee)));
    record.set("demographicData", demographic(employee, dice));
    record.set(
        "benefitData",
        Text.object()
            .put("isTobaccoUser", dice.chance(10))
            .put("disability", "DeclinedToIdentify"));
    // Returned only for a single person, not in the list.
    record.putNull("emergencyContactData");
    record.set("militaryData", military(dice));
    ObjectNode social = record.putArray("socialMediaData").addObject();
    social.put("type", "LinkedIn").put("url", "https://example.com/in/" + employee.number());
    ObjectNode assignment = record.putArray("employeeAssignments").addObject();
    assignment
        .putObject("employees")
        .put("id", employee.id())
        .put("url", "/v1/employees/" + employee.id())
        .put("legalEntityId", Integer.toString(employee.company().id()));
    record.putArray("addresses").add(address(employee, dice));
    record.putArray("phones").add(phone(dice));
    record.putNull("customIdentifiers");
    return record.set("tenants", Text.tenant());
  }

  private static ObjectNode demographic(Employee employee, Dice dice) {
    return Text.object()
        .put("birthDate", Text.utc(employee.birthDate()))
        .put("gender", dice.chance(50) ? "Female" : "Male")
        .put("ethnicity", dice.pick(List.of("Asian", "HispanicorLatino", "White", "Unknown")))
        .put("maritalStatus", dice.pick(List.of("Single", "Married", "Divorced")))
        .put("maidenName", dice.chance(10) ? dice.pick(Names.LAST) : null);
  }

  private static ObjectNode military(Dice dice) {
    boolean served = dice.chance(8);
    return Text.object()
        .put("veteran", served ? "Yes" : "No")
        .put("dischargeDate", served ? "2012-06-01T00:00:00Z" : null)
        .put("isArmedForcesServiceMedalVeteran", served)
        .put("isDisabledVeteran", false)
        .putNull("isOtherProtectedVeteran")
        .put("isRecentlySeparatedVeteran", false)
        .put("isVietnamEra", false)
        .putNull("isSpecialDisabled");
  }

  private static ObjectNode address(Employee employee, Dice dice) {
    Organization.WorkLocation near = employee.locationOf();
    return Text.object()
        .put("streetLine1", dice.between(1, 9999) + " " + dice.pick(Names.STREETS))
        .put("streetLine2", dice.chance(20) ? "Unit " + dice.between(1, 60) : null)
        .putNull("suite")
        .put("city", near.city())
        .put("state", near.state())
        .put("country", "USA")
        .putNull("county")
        .put("zipCode", near.zip())
        .put("countryZipCode", "USA-" + near.zip())
        .putNull("zipCodePlusFour")
        .put("type", "Home");
  }

  private static ObjectNode phone(Dice dice) {
    String number = "55501" + dice.digits(2);
    return Text.object()
        .put("countryCode", "1")
        .put("areaCode", "513")
        .put("phoneNumber", number)
        .put("type", dice.chance(70) ? "Mobile" : "Home")
        .put("subscriberNumber", "513" + number);
  }

  /** The fields that are returned on request, each with its own permission. */
  static List<Include> includes() {
    String access = "View Person ";
    return List.of(
        new Include("Demographic", "demographicData", access + "Demographic Information"),
        new Include("Benefit", "benefitData", access + "Disability and Tobacco Status"),
        new Include("Military", "militaryData", access + "Military"),
        new Include("SocialMedia", "socialMediaData", access + "Social Media"),
        new Include("Addresses", "addresses", access + "Addresses"),
        new Include("EmployeeAssignments", "employeeAssignments", "View Employee Records"),
        new Include("SocialSecurityNumber", "socialSecurityNumber", access + "SSN"),
        new Include("Phones", "phones", access + "Phone"),
        new Include("Email", "email", access + "Email"));
  }
}
