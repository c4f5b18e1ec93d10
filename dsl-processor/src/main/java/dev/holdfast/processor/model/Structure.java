package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What values of a type consist of. */
public sealed interface Structure {

    /** The types inside, in the order of the text. */
    Stream<StateType> types();

    /** The records and keys whose serializers it needs, in the order of the text. */
    default Stream<ClassName> records() {
        return types().flatMap(StateType::records);
    }

    /**
     * All of some components.
     *
     * @param components in declaration order
     * @param constructor the components that the constructor takes, by name and in its order
     * @param mayRefuse whether code of the user's makes a value, which may throw
     * @param removedNames of components that older states have and whose values are given up
     * @param isExtensible whether a value may be of a subclass
     */
    record Product(
            List<ComponentModel<StateType>> components,
            List<String> constructor,
            boolean mayRefuse,
            List<String> removedNames,
            boolean isExtensible)
            implements Structure {

        public Product {
            components = List.copyOf(components);
            constructor = List.copyOf(constructor);
            removedNames = List.copyOf(removedNames);
        }

        /** Of a record. */
        public static Product ofRecord(
                List<ComponentModel<StateType>> components, boolean mayRefuse, List<String> removedNames) {
            return new Product(
                    components,
                    components.stream().map(ComponentModel::name).collect(Collectors.toList()),
                    mayRefuse,
                    removedNames,
                    false);
        }

        @Override
        public Stream<StateType> types() {
            return components.stream().map(ComponentModel::type);
        }
    }

    /**
     * One of several types.
     *
     * @param alternatives in the order in which they are permitted
     */
    record Sum(List<Alternative> alternatives) implements Structure {

        public Sum {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public Stream<StateType> types() {
            return alternatives.stream().map(Alternative::type);
        }
    }

    /**
     * One of the types that a sealed type permits.
     *
     * @param simpleName without package and enclosing types
     * @param type its values: a {@link StateType.RecordOf} or {@link StateType.InlineOf}
     */
    record Alternative(String simpleName, StateType type) {

        public Alternative {
            Objects.requireNonNull(simpleName, "simpleName");
            Objects.requireNonNull(type, "type");
        }

        public TypeName javaType() {
            return type.javaType();
        }
    }
}
