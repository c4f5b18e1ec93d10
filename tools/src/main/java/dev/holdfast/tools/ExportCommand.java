package dev.holdfast.tools;

import dev.holdfast.runtime.reader.JsonEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes all rows of a state to a file. The file has its name when it is complete. */
@Command(
        name = "export",
        description = "Writes all rows of a state to a file, by key group and in it by key: as JSON lines or CSV.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private RowsArgument state = new RowsArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "jsonl or csv. By default jsonl.")
    private Format format = Format.JSONL;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file; must not be there yet.")
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private Path out;

    @Option(names = "--force", description = "Replaces the file if it is there.")
    private boolean force;

    @Mixin
    private Messages messages = new Messages();

    /** What the file is. */
    enum Format {
        /** One JSON object per line. */
        JSONL,
        /** Comma-separated values with a heading. */
        CSV
    }

    @Override
    public Integer call() throws OutputException {
        if (Files.exists(out) && !force) {
            throw new IllegalArgumentException(
                    "There is a file " + out + " already. Name another, or replace it with --force.");
        }
        Path unfinished = out.resolveSibling(out.getFileName() + ".part");
        try {
            long rows = write(unfinished);
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
            messages.say(rows + " rows written to " + out + ".");
            return 0;
        } catch (IOException e) {
            throw new OutputException("File " + out + " could not be written: " + e
                    + ". Make room, or name a file in a directory that is there and may be written to.");
        } finally {
            remove(unfinished);
        }
    }

    private long write(Path file) throws IOException {
        long count = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                PrintWriter printer = new PrintWriter(writer);
                Rows rows = rows(printer);
                Progress progress = messages.progress(state.rows(), "rows")) {
            Iterator<JsonEntry> entries = state.json().all().iterator();
            while (entries.hasNext()) {
                StateCommand.add(entries.next(), rows);
                progress.done(++count);
                if (printer.checkError()) {
                    throw new IOException("writing failed");
                }
            }
        }
        return count;
    }

    private Rows rows(PrintWriter printer) {
        List<String> columns = List.of(StateCommand.COLUMNS);
        return format == Format.CSV ? new CsvRows(printer, columns) : new JsonRows(printer, columns);
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new IllegalStateException("File " + unfinished + " could not be removed. Remove it.", e);
        }
    }
}
