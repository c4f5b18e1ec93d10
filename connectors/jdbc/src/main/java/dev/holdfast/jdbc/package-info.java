/**
 * The JDBC connector: tables of a database as sources and sinks. Knows the contracts of connectors and JDBC, but no engine and
 * no driver.
 */
@NullMarked
package dev.holdfast.jdbc;

import org.jspecify.annotations.NullMarked;
