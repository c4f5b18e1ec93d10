package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdfast.connector.JsonFormat;
import dev.holdfast.connector.UnreadableInputException;
import dev.holdfast.runtime.io.lines.BadLineException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads and writes JSON as JSON lines do; found as a service by connectors. */
public final class JsonService implements JsonFormat {

    /** For the service loader. */
    public JsonService() {}

    @Override
    public <T> Reader<T> reader(Class<T> type, Optional<ChronoUnit> unit) throws IOException {
        JacksonPresence.require();
        JsonLineParser<T> parser =
                JsonLineParser.of(type, unit.map(TimeUnit::of).orElse(null));
        return json -> read(parser, json);
    }

    private static <T> T read(JsonLineParser<T> parser, byte[] json) throws UnreadableInputException {
        try {
            return parser.parse(json, 0, json.length);
        } catch (BadLineException e) {
            throw new UnreadableInputException(e.getMessage());
        }
    }

    @Override
    public byte[] write(Object row) throws IOException {
        JacksonPresence.require();
        return Writing.write(row);
    }

    /** Apart, so that this class can be loaded without Jackson. */
    private static final class Writing {

        static byte[] write(Object row) throws IOException {
            try {
                return JsonMapping.MAPPER.writerFor(row.getClass()).writeValueAsBytes(row);
            } catch (JsonProcessingException e) {
                // the cause stays out: its message may show the row
                throw new IOException("A row of type " + row.getClass().getName() + " cannot be written as JSON: "
                        + JsonFaults.describeRow(e));
            }
        }
    }
}
