package dev.holdfast.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What says that a batch was delivered.
 *
 * @param batch the batch
 * @param epoch the run that delivered it
 */
record Marker(long batch, long epoch) {

    private static final Pattern JSON = Pattern.compile("\\{\"batch\":(\\d{1,18}),\"epoch\":(\\d{1,18})\\}");

    static Marker of(byte[] json) throws IOException {
        String text = new String(json, StandardCharsets.UTF_8);
        Matcher matcher = JSON.matcher(text);
        if (!matcher.matches()) {
            throw new IOException("A marker of a delivered batch is not one of Holdfast: " + text
                    + ". Let nothing else write to the topic of markers.");
        }
        return new Marker(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    byte[] toBytes() {
        return ("{\"batch\":" + batch + ",\"epoch\":" + epoch + "}").getBytes(StandardCharsets.UTF_8);
    }
}
