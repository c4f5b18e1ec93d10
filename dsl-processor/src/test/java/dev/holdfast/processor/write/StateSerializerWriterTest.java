package dev.holdfast.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models are built and written without a compiler. */
class StateSerializerWriterTest {

    @Test
    void models_compare_by_value() {
        assertThat(session()).isEqualTo(session()).hasSameHashCodeAs(session());
    }

    @Test
    void a_model_alone_becomes_a_file() {
        String text = SourceText.of(StateSerializerWriter.write(session(), Map.of()));
        assertThat(text)
                .startsWith("package shop;\n\nimport dev.holdfast.annotation.Generated;\n")
                .contains("final class SessionSerializer implements StateSerializer<Session> {\n\n    private static")
                .contains("    SessionSerializer() {}\n")
                .contains("        out.writeVarLong(value.clicks());\n")
                .doesNotContain("\r");
    }

    private static StateRecordModel session() {
        StateType type = new StateType.Scalar(ScalarType.LONG);
        return new StateRecordModel(
                ClassName.get("shop", "Session"),
                false,
                1,
                Structure.Product.ofRecord(
                        List.of(new ComponentModel<>("clicks", TypeName.LONG, type, Origin.nowhere())),
                        false,
                        List.of()),
                Origin.nowhere());
    }
}
