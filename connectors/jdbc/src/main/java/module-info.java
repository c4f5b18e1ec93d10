/** Reads from and writes to databases through JDBC. The driver and its {@code DataSource} are the user's. */
module dev.holdfast.jdbc {
    requires transitive dev.holdfast.api;
    requires transitive java.sql;
    requires org.slf4j;

    exports dev.holdfast.jdbc;
}
