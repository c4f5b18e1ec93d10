package dev.holdfast.processor.baseline;

import dev.holdfast.serial.SchemaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of the accepted schemas: a file per state type, {@code shop.Session.schema}, with a line per field, so that a
 * change of a type is a change of few lines.
 */
public final class BaselineFolder {

    private static final String EXTENSION = ".schema";
    private static final String STATES = ".states";

    private final Path folder;
    private final boolean isOfModule;

    /** @param isOfModule whether it belongs to the module alone; if not, it has files of other modules' types */
    public BaselineFolder(Path folder, boolean isOfModule) {
        this.folder = folder;
        this.isOfModule = isOfModule;
    }

    /** The file of a type, as messages call it. */
    String nameOf(String type) {
        return folder.getFileName() + "/" + type + EXTENSION;
    }

    /**
     * The accepted schema of a type.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    Optional<SchemaType> read(String type) {
        Path file = folder.resolve(type + EXTENSION);
        try {
            return Files.exists(file) ? Optional.of(BaselineText.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts a schema. A file that says the same already is left alone. */
    void write(String type, SchemaType schema) {
        write(folder.resolve(type + EXTENSION), BaselineText.of(schema));
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the states of an update function, as messages call it. */
    String nameOfStates(String function) {
        return folder.getFileName() + "/" + function + STATES;
    }

    /** The accepted states of an update function: what each is, by name. */
    Optional<Map<String, String>> readStates(String function) {
        Path file = folder.resolve(function + STATES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, String> states = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                int end = line.lastIndexOf(" : ");
                if (end > 0) {
                    states.put(line.substring(0, end), line.substring(end + 3));
                }
            }
            return Optional.of(states);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts the states of an update function. */
    void writeStates(String function, Map<String, String> states) {
        StringBuilder text = new StringBuilder();
        states.forEach(
                (name, kind) -> text.append(name).append(" : ").append(kind).append('\n'));
        write(folder.resolve(function + STATES), text.toString());
    }

    /** The types of this module that have a file, sorted; none if it is not known whose the files are. */
    List<String> types() {
        if (!isOfModule || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // What cannot be listed cannot be read or written either, which is reported with the types.
            return List.of();
        }
    }
}
