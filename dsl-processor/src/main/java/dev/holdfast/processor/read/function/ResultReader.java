package dev.holdfast.processor.read.function;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.ResultModel;
import dev.holdfast.processor.model.ResultShape;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Reads the shape of an update function from its return type. */
public final class ResultReader {

    private static final Set<String> PIPELINE_STREAMS =
            Set.of("dev.holdfast.Stream", "dev.holdfast.EventTimeStream", "dev.holdfast.UpdateStream");

    private static final Set<String> PRIMITIVE_STREAMS =
            Set.of("java.util.stream.IntStream", "java.util.stream.LongStream", "java.util.stream.DoubleStream");

    private final Types types;

    public ResultReader(Types types) {
        this.types = types;
    }

    /** The result, or empty if a fault was added. */
    public Optional<ResultModel> read(
            ExecutableElement method, Optional<VariableElement> emitter, String function, Faults faults) {
        TypeMirror type = method.getReturnType();
        Origin origin = Origin.of(method);
        if (emitter.isPresent()) {
            if (type.getKind() == TypeKind.VOID) {
                TypeMirror result = Signature.argument(emitter.get().asType()).orElseThrow();
                checkElement(result, Origin.of(emitter.get()), function, faults);
                return Optional.of(model(ResultShape.EMITTER, result, type));
            }
            faults.add(origin, UpdateMessages.returnsAndEmits(function, TypeText.simple(type)));
            return Optional.empty();
        }
        Optional<Message> refusal = refusal(type, function);
        if (refusal.isPresent()) {
            faults.add(origin, refusal.get());
            return Optional.empty();
        }
        ResultModel result = shape((DeclaredType) type);
        if (!result.shape().isMap()) {
            ((DeclaredType) type)
                    .getTypeArguments()
                    .forEach(element -> checkElement(element, origin, function, faults));
        }
        if (result.shape().isMap() && (Annotations.isNullable(type) || Annotations.isNullable(method))) {
            faults.add(origin, UpdateMessages.nullableResult(function, TypeText.simple(type)));
            return Optional.empty();
        }
        return Optional.of(result);
    }

    private static void checkElement(TypeMirror element, Origin origin, String function, Faults faults) {
        if (Annotations.isNullable(element)) {
            faults.add(origin, UpdateMessages.nullableElement(function, TypeText.simple(element)));
        }
    }

    private Optional<Message> refusal(TypeMirror type, String function) {
        String found = TypeText.simple(type);
        if (type.getKind() == TypeKind.VOID) {
            return Optional.of(UpdateMessages.returnsVoid(function));
        } else if (type.getKind().isPrimitive()) {
            String box = types.boxedClass(types.getPrimitiveType(type.getKind()))
                    .getSimpleName()
                    .toString();
            return Optional.of(UpdateMessages.returnsPrimitive(function, found, box));
        } else if (type.getKind() != TypeKind.DECLARED) {
            return Optional.of(UpdateMessages.returnsOther(function, found, "return a List of the elements."));
        }
        return refusalOfDeclared((DeclaredType) type, found, function);
    }

    private Optional<Message> refusalOfDeclared(DeclaredType type, String found, String function) {
        String name = qualifiedName(type);
        String element = type.getTypeArguments().isEmpty()
                ? "R"
                : TypeText.simple(type.getTypeArguments().get(0));
        if (PIPELINE_STREAMS.contains(name)) {
            return Optional.of(UpdateMessages.returnsPipelineStream(function, TypeText.qualified(type), element));
        } else if (PRIMITIVE_STREAMS.contains(name)) {
            return Optional.of(UpdateMessages.returnsOther(function, found, "call boxed() on the stream."));
        } else if (name.equals("java.util.Optional")) {
            String fix = "return List<" + element + "> with one element or none.";
            return Optional.of(UpdateMessages.returnsOther(function, found, fix));
        } else if (isRaw(type)) {
            String fix = "name the results' type, for example " + found + "<Summary>.";
            return Optional.of(UpdateMessages.returnsOther(function, "raw " + found, fix));
        }
        return Optional.empty();
    }

    private static boolean isRaw(DeclaredType type) {
        return type.getTypeArguments().isEmpty()
                && !((TypeElement) type.asElement()).getTypeParameters().isEmpty();
    }

    private ResultModel shape(DeclaredType type) {
        Optional<DeclaredType> iterator = supertype(type, "java.util.Iterator");
        if (iterator.isPresent()) {
            return many(ResultShape.ITERATOR, iterator.get(), type);
        }
        Optional<DeclaredType> iterable = supertype(type, "java.lang.Iterable");
        if (iterable.isPresent()) {
            return many(ResultShape.ITERABLE, iterable.get(), type);
        }
        Optional<DeclaredType> stream = supertype(type, "java.util.stream.Stream");
        return stream.map(found -> many(ResultShape.STREAM, found, type))
                .orElseGet(() -> model(ResultShape.ONE, type, type));
    }

    private ResultModel many(ResultShape shape, DeclaredType container, TypeMirror returnType) {
        List<? extends TypeMirror> arguments = container.getTypeArguments();
        TypeMirror element = arguments.isEmpty() ? objectOf(returnType) : arguments.get(0);
        return model(shape, upperBound(element, returnType), returnType);
    }

    private TypeMirror upperBound(TypeMirror type, TypeMirror returnType) {
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() == null ? objectOf(returnType) : wildcard.getExtendsBound();
        }
        return type;
    }

    /** {@link Object}, the root above any type. */
    private TypeMirror objectOf(TypeMirror type) {
        TypeMirror at = type;
        for (List<? extends TypeMirror> above = types.directSupertypes(at);
                !above.isEmpty();
                above = types.directSupertypes(at)) {
            at = above.get(0);
        }
        return at;
    }

    /** The supertype of a name, with the type arguments that it has there. */
    private Optional<DeclaredType> supertype(DeclaredType type, String name) {
        if (qualifiedName(type).equals(name)) {
            return Optional.of(type);
        }
        return types.directSupertypes(type).stream()
                .flatMap(parent -> supertype((DeclaredType) parent, name).stream())
                .findFirst();
    }

    private static ResultModel model(ResultShape shape, TypeMirror type, TypeMirror returnType) {
        return new ResultModel(shape, TypeName.get(type), TypeName.get(returnType));
    }

    private static String qualifiedName(DeclaredType type) {
        return ((TypeElement) type.asElement()).getQualifiedName().toString();
    }
}
