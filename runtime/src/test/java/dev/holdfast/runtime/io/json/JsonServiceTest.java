package dev.holdfast.runtime.io.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.JsonFormat;
import dev.holdfast.connector.UnreadableInputException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonServiceTest {

    private final JsonFormat format = JsonFormat.ofEngine();

    record Click(String user, Instant at) {}

    @Test
    void what_is_written_is_read_back() throws Exception {
        Click click = new Click("ada", Instant.EPOCH);
        byte[] json = format.write(click);
        assertThat(new String(json, UTF_8)).isEqualTo("{\"user\":\"ada\",\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(format.reader(Click.class, Optional.empty()).read(json)).isEqualTo(click);
    }

    @Test
    void it_is_as_strict_as_json_lines_and_shows_nothing_of_the_input() {
        assertThatThrownBy(() -> format.reader(Click.class, Optional.empty())
                        .read("{\"user\":\"secret\",\"at\":5000}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageStartingWith("does not fit Click in 'at'")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void numbers_are_times_where_a_unit_is_said() throws Exception {
        assertThat(format.reader(Click.class, Optional.of(ChronoUnit.SECONDS))
                        .read("{\"user\":\"ada\",\"at\":5}".getBytes(UTF_8)))
                .isEqualTo(new Click("ada", Instant.ofEpochSecond(5)));
    }

    @Test
    void a_type_that_no_json_fits_is_refused_at_once() {
        assertThatThrownBy(() -> format.reader(Runnable.class, Optional.empty()))
                .isInstanceOf(IOException.class);
    }
}
