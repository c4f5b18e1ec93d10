package dev.holdfast.jdbc;

/** The source on H2. */
class H2SourceTest extends SourceContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }
}
