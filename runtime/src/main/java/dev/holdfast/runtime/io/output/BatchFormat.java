package dev.holdfast.runtime.io.output;

/**
 * How the rows of a batch become a file: one behind the other.
 *
 * @param ending of the names of the files, with its dot: {@code .jsonl}; of small letters
 * @param heading what stands before the rows in each file; may be empty
 */
public record BatchFormat(String ending, String heading) {

    /** Files that hold nothing but their rows. */
    public BatchFormat(String ending) {
        this(ending, "");
    }
}
