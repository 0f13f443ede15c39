package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The season of 2026 through the built functions. The clock goes forward, so days are in order. */
@ExtendWith(CloudForTests.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FunctionZipTest {

  @ParameterizedTest
  @CsvSource({
    "2025-11-05, 40000, 2026-01-01, 0",
    "2026-02-10, 40000, 2026-02-10, 0",
    "2026-03-05, 40000, 2026-06-05, 3",
    "2026-07-01, 110000, 2026-10-01, 3"
  })
  @Order(2)
  void an_adult_who_pays_that_day_holds_a_receipt_that_says_from_when(
      LocalDate today, long premium, LocalDate coverFrom, int waitMonths, Channel channel) {
    advance(channel, today);
    String psnNo = channel.registered(IdNumbers.next());

    JsonNode quoted = channel.quote(psnNo).json();
    assertThat(quoted.path("totalFen").asLong()).isEqualTo(premium);
    line(quoted, coverFrom, waitMonths);

    Answered assessed = channel.get("/waiting-period/people/" + psnNo + "/assessment?year=2026");
    assertThat(assessed.status()).as(assessed.body()).isEqualTo(200);
    assertThat(assessed.json().path("coverFrom").asText()).isEqualTo(coverFrom.toString());
    assertThat(assessed.json().at("/wait/totalMonths").asInt(-1)).isEqualTo(waitMonths);

    JsonNode order = channel.ordered(psnNo);
    assertThat(order.path("status").asText()).isEqualTo("PENDING");

    Answered paid = channel.tell(order, Channel.noticeOf(order));
    assertThat(paid.status()).isEqualTo(200);
    assertThat(paid.json().path("status").asText()).isEqualTo("PAID");
    line(paid.json(), coverFrom, waitMonths);

    Answered receipt =
        channel.get("/premium-payment/receipts/" + paid.json().path("receiptNo").asText());
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.json().path("totalFen").asLong()).isEqualTo(premium);
    assertThat(receipt.body()).contains("COVERED").doesNotContain("马晓梅");
    line(receipt.json(), coverFrom, waitMonths);
  }

  @Test
  @Order(1)
  void a_caller_who_does_not_sign_is_answered_nothing_but_that(Channel channel) {
    Answered answered =
        channel.postUnsigned(
            "/enrolment/people", JsonNodeFactory.instance.objectNode().put("idType", "01"));
    assertThat(answered.status()).isEqualTo(401);
    assertThat(answered.json().path("type").asText()).isEqualTo("urn:yibao:problem:signature");
  }

  private static void line(JsonNode answer, LocalDate coverFrom, int waitMonths) {
    assertThat(answer.path("lines").size()).isEqualTo(1);
    JsonNode line = answer.path("lines").path(0);
    assertThat(line.path("coverFrom").asText()).isEqualTo(coverFrom.toString());
    assertThat(line.path("coverTo").asText()).isEqualTo("2026-12-31");
    assertThat(line.path("waitMonths").asInt()).isEqualTo(waitMonths);
  }

  private static void advance(Channel channel, LocalDate day) {
    if (!day.equals(LocalDate.of(2025, 11, 5))) {
      channel.moveClock(OffsetDateTime.of(day, LocalTime.of(9, 0), ZoneOffset.ofHours(8)));
    }
  }
}
