package dev.holdfast.runtime.io.csv;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.io.json.JsonCells;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;

/**
 * Writes rows as rows of text.
 *
 * @param style how
 * @param cells of the type
 */
public record CsvRowEncoder<T>(CsvStyle style, JsonCells cells) implements RowEncoder<T> {

    @Override
    public void encode(T row, StateOutput out) throws IOException {
        byte[] bytes = CsvText.row(style, cells.cells(row));
        out.writeRaw(bytes, 0, bytes.length);
    }
}
