package dev.holdfast.delta;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns that the components of a record give, in their order. */
final class RecordColumns {

    private RecordColumns() {}

    /**
     * A column for each component.
     *
     * @throws IllegalArgumentException if the type is no record, cannot be reached, or has a component that no column takes
     */
    static <T> List<RowColumn<T>> of(Class<T> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName()
                    + " is no record, so nobody knows its columns. Map the rows to a record before they are written.");
        }
        List<RowColumn<T>> columns = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            ColumnType columnType = ColumnType.of(valueType(component.getGenericType()))
                    .orElseThrow(() -> new IllegalArgumentException("Component '" + component.getName() + "' of "
                            + type.getName() + " is a "
                            + component.getGenericType().getTypeName()
                            + ", which no column takes. Map the rows to a record without it, for example with text in its"
                            + " place."));
            columns.add(new RowColumn<>(component.getName(), columnType, reader(type, component)));
        }
        return columns;
    }

    /** Of an optional, the type of its value. */
    private static Type valueType(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static <T> Function<T, Object> reader(Class<T> type, RecordComponent component) {
        Method accessor = accessible(type, component.getAccessor());
        return row -> call(accessor, row);
    }

    @SuppressForbidden("a record of a program need not be public")
    private static Method accessible(Class<?> type, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor;
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    "The components of " + type.getName() + " cannot be read: its module does not open the package."
                            + " Say 'opens " + type.getPackageName() + " to dev.holdfast.delta;'.",
                    e);
        }
    }

    private static Object call(Method accessor, Object row) {
        try {
            return accessor.invoke(row);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(accessor + " failed.", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(accessor + " cannot be called.", e);
        }
    }
}
