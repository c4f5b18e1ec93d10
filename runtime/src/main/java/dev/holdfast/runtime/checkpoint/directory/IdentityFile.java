package dev.holdfast.runtime.checkpoint.directory;

import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code holdfast.json}: JSON for people, but read in the one form in which it is written. Its last line is a checksum of
 * the lines before it, in this and in all later formats.
 */
public final class IdentityFile {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFile.class);

    private static final int MAX_BYTES = 1 << 16;
    private static final Pattern ANY_FORMAT = Pattern.compile(
            "(\\{\\n  \"format\": ([1-9][0-9]{0,8}),\\n(?s:.*))  \"checksum\": \"([0-9a-f]{8})\"\\n}\\n");
    private static final Pattern LINES = Pattern.compile("\\{\\n  \"format\": 1,\\n"
            + "  \"queryId\": \"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\",\\n"
            + "  \"keyGroups\": ([1-9][0-9]{0,4}),\\n");

    private final CheckpointFiles files;
    private final CheckpointLayout layout;

    /** The file of a checkpoint's directory, whether it is there or not. */
    public IdentityFile(CheckpointFiles files, CheckpointLayout layout) {
        this.files = files;
        this.layout = layout;
    }

    /** Reads what is there, and changes nothing. */
    public Identity read() throws IOException {
        return read(layout.identity());
    }

    /** Reads what is there, or makes the directory a new checkpoint. */
    public Identity readOrCreate(int wantedKeyGroups, Supplier<UUID> newQueryId) throws IOException {
        Path file = layout.identity();
        if (!files.exists(file)) {
            return create(new Identity(newQueryId.get(), wantedKeyGroups));
        }
        Identity identity = read(file);
        layout.refuseMissingDirectories(files);
        if (identity.keyGroups() != wantedKeyGroups) {
            LOG.info(
                    "Checkpoint {} was created with {} key groups and keeps them; {} were asked for",
                    layout.root(),
                    identity.keyGroups(),
                    wantedKeyGroups);
        }
        return identity;
    }

    private Identity create(Identity identity) throws IOException {
        refuseRemains();
        Path temporary = CheckpointLayout.temporary(layout.identity(), 0);
        try (CheckpointFiles.DurableOutput out = files.create(temporary)) {
            out.write(text(identity).getBytes(StandardCharsets.US_ASCII));
            out.sync();
        }
        if (!files.publish(temporary, layout.identity(), true)) {
            throw new CheckpointInUseException("Checkpoint " + layout.root()
                    + " was created by another run at the same moment. Stop one of the two.");
        }
        return identity;
    }

    /** The file is published before any of these directories is made. */
    private void refuseRemains() throws IOException {
        for (Path directory : layout.directories()) {
            if (files.exists(directory)) {
                throw Damage.of(layout.identity(), "it is missing, but " + directory.getFileName() + "/ is there");
            }
        }
    }

    private Identity read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = files.read(file, 0)) {
            bytes = in.readNBytes(MAX_BYTES);
        }
        Matcher any = ANY_FORMAT.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!any.matches() || !any.group(3).equals(checksum(any.group(1)))) {
            throw Damage.of(file, "its text is not as it was written, or its checksum does not fit");
        }
        if (!any.group(2).equals("1")) {
            throw new CheckpointIncompatibleException("Checkpoint " + layout.root() + " has format " + any.group(2)
                    + ", and this version of Holdfast reads format 1."
                    + " Run the query with the version that wrote it, or a later one.");
        }
        Matcher lines = LINES.matcher(any.group(1));
        int keyGroups = lines.matches() ? Integer.parseInt(lines.group(2)) : 0;
        if (keyGroups < 1 || keyGroups > Identity.MAX_KEY_GROUPS) {
            throw Damage.of(file, "its lines are not those of format 1");
        }
        return new Identity(UUID.fromString(lines.group(1)), keyGroups);
    }

    static String text(Identity identity) {
        String lines = String.format(
                Locale.ROOT,
                "{\n  \"format\": 1,\n  \"queryId\": \"%s\",\n  \"keyGroups\": %d,\n",
                identity.queryId(),
                identity.keyGroups());
        return lines + "  \"checksum\": \"" + checksum(lines) + "\"\n}\n";
    }

    /** The checksum of the lines that stand before it. */
    public static String checksum(String lines) {
        CRC32C checksum = new CRC32C();
        checksum.update(lines.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
