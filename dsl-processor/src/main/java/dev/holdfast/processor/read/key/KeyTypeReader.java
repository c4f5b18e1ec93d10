package dev.holdfast.processor.read.key;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.processor.diagnostic.KeyMessages;
import dev.holdfast.processor.model.KeyScalar;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import dev.holdfast.processor.read.state.NearestType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the types that keys can have. Empty means that a fault was added, or is reported elsewhere. */
public final class KeyTypeReader {

    private static final Map<String, KeyScalar> SCALARS = Stream.of(KeyScalar.values())
            .collect(Collectors.toUnmodifiableMap(type -> type.javaType().toString(), Function.identity()));

    private final Types types;
    private final Visibility visibility;
    private final NearestType nearest;

    public KeyTypeReader(Types types, Visibility visibility) {
        this.types = types;
        this.visibility = visibility;
        this.nearest = new NearestType(types);
    }

    /** A key, or a component of one. */
    public Optional<KeyType> read(TypeMirror type, boolean isNullable, Site site, Faults faults) {
        if (isNullable || Annotations.isNullable(type)) {
            faults.add(site.origin(), KeyMessages.nullable(site.what(), TypeText.simple(type)));
            return Optional.empty();
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            faults.refuse();
            return Optional.empty();
        }
        TypeMirror boxed = type.getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
                : type;
        return boxed.getKind() == TypeKind.DECLARED
                ? readDeclared((TypeElement) ((DeclaredType) boxed).asElement(), type, site, faults)
                : unsupported(type, site, faults);
    }

    private Optional<KeyType> readDeclared(TypeElement element, TypeMirror type, Site site, Faults faults) {
        KeyScalar scalar = SCALARS.get(element.getQualifiedName().toString());
        if (scalar != null) {
            return Optional.of(new KeyType.Scalar(scalar));
        }
        boolean isEnum = element.getKind() == ElementKind.ENUM;
        boolean isKeyRecord = Annotations.isOn(element, KeyRecord.class);
        if (!isEnum && !isKeyRecord) {
            return unsupported(type, site, faults);
        } else if (isKeyRecord
                && (element.getKind() != ElementKind.RECORD
                        || !element.getTypeParameters().isEmpty())) {
            faults.refuse();
            return Optional.empty();
        } else if (!visibility.isVisible(element, site.from())) {
            faults.add(site.origin(), KeyMessages.hiddenType(TypeText.name(element), site.what()));
            return Optional.empty();
        }
        ClassName name = ClassName.get(element);
        return Optional.of(
                isEnum ? new KeyType.EnumOf(name, HintReader.constants(element)) : new KeyType.RecordOf(name));
    }

    private Optional<KeyType> unsupported(TypeMirror type, Site site, Faults faults) {
        String found = TypeText.qualified(type);
        boolean isFloating = switch (found) {
            case "float", "double", "java.lang.Float", "java.lang.Double" -> true;
            default -> false;
        };
        faults.add(
                site.origin(),
                isFloating
                        ? KeyMessages.floating(site.what(), found)
                        : KeyMessages.unsupported(site.what(), found, nearest.forKey(type)));
        return Optional.empty();
    }
}
