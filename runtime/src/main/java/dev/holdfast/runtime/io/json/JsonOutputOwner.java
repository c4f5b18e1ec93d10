package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import dev.holdfast.runtime.io.output.ForeignOutputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The query and the sink that write to a directory. Kept there, since the numbers of batches say nothing about whose they are. */
@JsonPropertyOrder({"query", "sink"})
record JsonOutputOwner(
        @JsonProperty("query") String query,
        @JsonProperty("sink") String sink) {

    static final String FILE = "_query";

    private static final String FIX =
            " Choose an empty directory, or delete the old output together with its checkpoint.";

    /** Makes the directory this owner's, or fails if it is another's. */
    void claim(CheckpointFiles files, Path directory, Path temporary, OptionalLong lastBatch) throws IOException {
        Path file = directory.resolve(FILE);
        if (!files.exists(file)) {
            if (lastBatch.isPresent()) {
                throw new ForeignOutputException(
                        "Directory " + directory.toAbsolutePath() + " holds output up to batch " + lastBatch.getAsLong()
                                + ", or a hidden file that marks it as delivered, but no file " + FILE
                                + ", so nobody knows whose it is. Put that file back, if it was moved away with the output."
                                + FIX);
            }
            write(files, temporary);
            files.publish(temporary, file, true);
        }
        JsonOutputOwner owner = read(files, file);
        if (!owner.equals(this)) {
            throw new ForeignOutputException("Directory " + directory.toAbsolutePath() + " belongs to "
                    + owner.describe() + ", so " + describe() + " cannot write there." + FIX);
        }
    }

    private String describe() {
        return "sink " + sink + " of query " + query;
    }

    private void write(CheckpointFiles files, Path temporary) throws IOException {
        String json = JsonMapping.MAPPER.writeValueAsString(this) + "\n";
        try (DurableOutput out = files.create(temporary)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
            out.sync();
        }
    }

    private static JsonOutputOwner read(CheckpointFiles files, Path file) throws IOException {
        JsonOutputOwner owner;
        try (InputStream in = files.read(file, 0)) {
            owner = JsonMapping.MAPPER.readValue(in.readAllBytes(), JsonOutputOwner.class);
        } catch (JsonProcessingException e) {
            throw unknown(file);
        }
        if (owner == null || owner.query == null || owner.sink == null) {
            throw unknown(file);
        }
        return owner;
    }

    private static ForeignOutputException unknown(Path file) {
        return new ForeignOutputException(
                "File " + file.toAbsolutePath() + " does not name the query that writes there." + FIX);
    }
}
