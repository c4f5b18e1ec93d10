package dev.holdfast.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A data source that loses its connection at one of the calls that reach the server, before or after the call has its effect.
 * What was not committed is rolled back then, as the server does.
 */
final class FaultyDataSource {

    private static final Set<String> CALLS =
            Set.of("getConnection", "executeUpdate", "executeQuery", "executeBatch", "commit");

    private final DataSource target;
    private final int failingCall;
    private final boolean afterEffect;
    private final boolean forever;
    private int calls;
    private boolean failed;

    /**
     * Fails at one call.
     *
     * @param forever whether all that comes later fails too, as for a process that is gone
     */
    FaultyDataSource(DataSource target, int failingCall, boolean afterEffect, boolean forever) {
        this.target = target;
        this.failingCall = failingCall;
        this.afterEffect = afterEffect;
        this.forever = forever;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, args) -> {
            Object result = reach(target, method, args, null);
            return result instanceof Connection connection ? wrap(connection) : result;
        });
    }

    boolean hasFailed() {
        return failed;
    }

    /** How often the server was reached. */
    int calls() {
        return calls;
    }

    private Connection wrap(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            Object result = reach(connection, method, args, connection);
            if (result instanceof PreparedStatement statement) {
                return wrap(PreparedStatement.class, statement, connection);
            }
            return result instanceof Statement statement ? wrap(Statement.class, statement, connection) : result;
        });
    }

    private <S> S wrap(Class<S> type, S statement, Connection connection) {
        return proxy(type, (proxy, method, args) -> reach(statement, method, args, connection));
    }

    private Object reach(Object object, Method method, Object[] args, Connection connection) throws Throwable {
        boolean counts = CALLS.contains(method.getName());
        boolean isNow = counts && ++calls == failingCall;
        if (failed && forever && counts) {
            throw lost();
        }
        if (isNow && !afterEffect) {
            throw fail(connection);
        }
        Object result = call(object, method, args);
        if (isNow) {
            throw fail(result instanceof Connection made ? made : connection);
        }
        return result;
    }

    private SQLException fail(Connection connection) throws SQLException {
        failed = true;
        if (connection != null && !connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        }
        return lost();
    }

    private static SQLException lost() {
        return new SQLNonTransientConnectionException("The connection is lost, as the test asked", "08006");
    }

    private static Object call(Object object, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(object, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <S> S proxy(Class<S> type, InvocationHandler handler) {
        return (S) Proxy.newProxyInstance(FaultyDataSource.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
