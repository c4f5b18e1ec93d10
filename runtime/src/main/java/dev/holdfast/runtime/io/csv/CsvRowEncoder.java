package dev.holdfast.runtime.io.csv;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.io.json.JsonCells;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
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
        byte[] bytes = CsvText.row(style, cells.cells(row)).getBytes(StandardCharsets.UTF_8);
        out.writeRaw(bytes, 0, bytes.length);
    }
}
