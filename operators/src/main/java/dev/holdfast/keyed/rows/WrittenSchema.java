package dev.holdfast.keyed.rows;

import java.util.Objects;

/**
 * A schema that rows of an operator may have been written with.
 *
 * @param id what stands in those rows
 * @param text the schema as text
 * @param fingerprint its fingerprint
 * @param version the version that the user gave to the state record
 * @param hasMigrations whether the program that wrote with it had migrations, so that an older one might misunderstand it
 */
public record WrittenSchema(int id, String text, String fingerprint, int version, boolean hasMigrations) {

    public WrittenSchema {
        Objects.requireNonNull(text);
        Objects.requireNonNull(fingerprint);
    }
}
