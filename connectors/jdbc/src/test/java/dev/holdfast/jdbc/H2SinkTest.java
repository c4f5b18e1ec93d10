package dev.holdfast.jdbc;

/** The sink on H2. */
class H2SinkTest extends SinkContract {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }

    @Override
    String bytesType() {
        return "VARBINARY(10)";
    }
}
