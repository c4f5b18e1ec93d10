package dev.holdfast.samples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.OperatorTester;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PointsTest {

    final OperatorTester<String, Movement, Balance, Balance> tester = OperatorTester.of(PointsOperators.addInOrder());

    @Test
    void points_that_came_first_are_there_to_be_spent() {
        tester.given("ada", new Balance(100));
        assertThat(tester.call(
                        "ada",
                        new Movement("ada", -150, Instant.parse("2026-03-04T12:05:00Z")),
                        new Movement("ada", 80, Instant.parse("2026-03-04T12:01:00Z"))))
                .hasState(new Balance(30));
    }
}
