package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * Serializer of {@link Folder.Formula}, version 1.
 *
 * <pre>
 * expression  Expression
 * </pre>
 */
@Generated("shop.Folder.Formula")
public final class Folder_FormulaSerializer implements StateSerializer<Folder.Formula> {

    private static final int FORMAT = 1;

    private static final ExpressionSerializer EXPRESSION_SERIALIZER = new ExpressionSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Folder$Formula",
            1,
            Schema.field("expression", EXPRESSION_SERIALIZER.schema().type()));

    public Folder_FormulaSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Folder.Formula value, StateOutput out) {
        EXPRESSION_SERIALIZER.write(value.expression(), out);
    }

    @Override
    public Folder.Formula read(StateInput in) {
        Expression expression = EXPRESSION_SERIALIZER.read(in);
        return new Folder.Formula(expression);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new ExpressionSerializer());
    }
}
