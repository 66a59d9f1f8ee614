package io.tappaycor.sandbox.time;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.pay.PayRate;
import io.tappaycor.sandbox.record.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Time cards as version 2 of the punches returns them: local times without a zone, and no ID. */
final class TimeCardRecord {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private static final long REGULAR_MINUTES = 480;
  private static final BigDecimal OVERTIME = new BigDecimal("1.5");

  private TimeCardRecord() {}

  /** The employee's records in the window of the call. */
  static List<ObjectNode> of(Employee employee, Call call) {
    List<ObjectNode> records = new ArrayList<>();
    if (!employee.employment().hourly() || employee.employment().unpaid()) {
      return records;
    }
    List<PayRate> rates = PayRate.of(employee);
    call.start()
        .datesUntil(call.end().plusDays(1))
        .map(day -> TimeCard.of(employee, day, call.today()))
        .filter(cards -> !cards.isEmpty())
        .forEach(
            cards -> records.addAll(ofDay(cards, PayRate.on(rates, cards.get(0).day()).rate())));
    return records;
  }

  /** What goes beyond eight hours of a day is overtime, on a row of its own. */
  private static List<ObjectNode> ofDay(List<TimeCard> cards, BigDecimal rate) {
    List<ObjectNode> records = new ArrayList<>();
    long regular = REGULAR_MINUTES;
    for (TimeCard card : cards) {
      if (card.minutes() <= regular) {
        records.add(of(card, rate, "REG"));
      } else {
        if (regular > 0) {
          records.add(of(card.first(regular), rate, "REG"));
        }
        records.add(of(card.after(regular), rate.multiply(OVERTIME), "OT"));
      }
      regular -= Math.min(regular, card.minutes());
    }
    return records;
  }

  private static ObjectNode of(TimeCard card, BigDecimal rate, String earning) {
    Employee employee = card.employee();
    BigDecimal hours = card.hours();
    BigDecimal pay = hours.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    ObjectNode record =
        Text.object()
            .put("employeeId", employee.id())
            .put("badgeNumber", employee.index() % 9 == 2 ? null : (Integer) employee.badgeNumber())
            .put("displayDate", Text.naive(card.day()))
            .put("punchIn", local(card.in()))
            .put("punchOut", card.out().map(TimeCardRecord::local).orElse(null))
            .put("hourAmount", hours)
            .put("departmentCode", employee.departmentOf().code())
            .put("departmentName", employee.departmentOf().name())
            .put("earningCode", earning)
            .put("estimatedGrossPay", card.out().isEmpty() ? null : pay);
    ArrayNode labor = record.putArray("laborCodes");
    if (employee.index() % 4 == 1) {
      labor
          .addObject()
          .put("laborCategoryLevel", 1)
          .put("laborCode", "L" + card.place())
          .put("laborCodeName", "Floor " + (card.place() + 1));
    }
    return record.put("effectOnEmpEarnings", "Add").put("employeeNumber", employee.number());
  }

  static String local(LocalDateTime time) {
    return LOCAL.format(time);
  }
}
