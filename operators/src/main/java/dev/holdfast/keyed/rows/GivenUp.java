package dev.holdfast.keyed.rows;

/**
 * A field that rows have and the state type has not any more.
 *
 * @param path where it stood
 * @param field its type and name
 * @param isSaid whether the type says that it was removed
 * @param rows how many rows were written with it
 */
public record GivenUp(String path, String field, boolean isSaid, long rows) {

    /** For the log. */
    @Override
    public String toString() {
        String what = "field '" + path + "' (" + field + ") is gone from the state type: " + rows
                + (rows == 1 ? " row has it, and loses it when it is" : " rows have it, and lose it when they are")
                + " next updated";
        return isSaid
                ? what + ", as @Removed says"
                : what + ". If it is not to be lost, stop, and restore the field or bring it over with @RenamedFrom or"
                        + " @MigrateFrom; if it is, say so with @Removed(\""
                        + field.substring(field.lastIndexOf(' ') + 1)
                        + "\") on its type";
    }
}
