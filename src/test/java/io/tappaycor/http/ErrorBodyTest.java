package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorBodyTest {

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"correlationId\": \"c\", \"title\": \"t\", \"detail\": \"d\"}', true",
    "'{\"correlationId\": \"c\", \"title\": \"t\"}', true",
    "'{\"CorrelationId\": \"c\", \"Detail\": \"d\"}', true",
    "'{\"statusCode\": 500, \"message\": \"m\"}', true",
    "'{\"StatusCode\": 500, \"Message\": \"m\"}', true",
    "'{\"statusCode\": 500}', false",
    "'{\"message\": \"m\"}', false",
    "'{\"error\": {\"code\": \"c\"}}', true",
    "'{\"Error\": \"e\"}', true",
    "'{\"error\": {}}', false",
    "'{\"error\": \" \"}', false",
    "'{\"error\": false}', false",
    "'{\"error\": null}', false",
    "'{\"correlationId\": \"c\"}', false",
    "'{\"correlationId\": \"c\", \"title\": null, \"detail\": null}', false",
    "'{\"correlationId\": null, \"title\": \"t\", \"detail\": \"d\"}', false",
    "'{\"title\": \"Director\", \"detail\": \"d\"}', false",
    "'[{\"correlationId\": \"c\", \"title\": \"t\"}]', false",
    "'{}', false",
  })
  void dataWithTheWordsOfAnErrorIsOne(String body, boolean error) {
    assertEquals(error, ErrorBody.isOne(Json.read(bytes(body))));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"detail\": \"The client has not subscribed to this.\"}', true",
    "'{\"Title\": \"No Subscription\"}', true",
    "'{\"title\": \"Forbidden\", \"detail\": \"subscription\"}', true",
    "'{\"title\": \"Forbidden\", \"detail\": \"no access\"}', false",
    "'{\"message\": \"subscription\"}', false",
    "'', false",
  })
  void aMissingSubscriptionIsReadOutOfItsWords(String body, boolean named) {
    assertEquals(named, ErrorBody.of(bytes(body)).namesSubscription());
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', true",
    "'{\"Title\": null}', true",
    "'{\"type\": \"t\", \"status\": 500, \"errors\": {}}', true",
    "'{\"id\": null}', false",
    "'{\"message\": \"m\", \"id\": 5}', false",
  })
  void anObjectOfOnlySuchWordsHasNothingElse(String body, boolean nothing) {
    assertEquals(nothing, ErrorBody.hasNothingElse(Json.read(bytes(body))));
  }

  @Test
  void aFieldThatIsNullSaysNothing() {
    ErrorBody body = ErrorBody.of(bytes("{\"correlationId\": null, \"message\": null}"));

    assertEquals("", body.correlation());
    assertEquals("", body.message());
    assertFalse(body.namesSubscriptionKey());
  }

  @ParameterizedTest
  @CsvSource({
    "x is invalid or has no TimeOff requests, true",
    "Employee has no direct deposits, true",
    "The client HAS NO departments, true",
    "The user has no permission to view this employee, false",
    "This application has no access to pay rates, false",
    "The caller has no longer a role for employees, false",
    "The account has no rights here, false",
    "The request has no valid date, false",
    "The customer has no subscription, false",
    "The login is not authorized or has no employees, false",
    "There is nothing, false",
  })
  void onlyAListThatIsEmptyHasNone(String detail, boolean none) {
    String body = "{\"detail\": \"" + detail + "\"}";

    assertEquals(none, ErrorBody.of(bytes(body)).saysThereIsNone());
  }
}
