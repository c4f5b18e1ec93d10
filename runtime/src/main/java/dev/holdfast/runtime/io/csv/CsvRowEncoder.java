package dev.holdfast.runtime.io.csv;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.io.json.JsonCells;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Writes rows as rows of text.
 *
 * @param style how
 * @param cells of the type
 */
public record CsvRowEncoder<T>(CsvStyle style, JsonCells cells) implements RowEncoder<T> {

    @Override
    public void encode(T row, StateOutput out) throws IOException {
        String text = CsvText.row(style, cells.cells(row));
        if (text.isBlank() && cells.names().size() == 1) {
            throw new IOException(
                    "A row whose only cell is null would be a blank row, which a source passes. Name a text that"
                            + " stands for null with nullText(…).");
        }
        ByteBuffer bytes = encode(text);
        out.writeRaw(bytes.array(), bytes.arrayOffset(), bytes.remaining());
    }

    private static ByteBuffer encode(String text) throws IOException {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "A row has half of a surrogate pair in its text, which UTF-8 cannot hold. Mend the text before it comes"
                            + " here.",
                    e);
        }
    }
}
