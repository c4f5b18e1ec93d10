package dev.holdfast.processor.diagnostic;

import java.util.List;

/** Messages about update functions. */
public final class UpdateMessages {

    private static final String SHAPES =
            "R, or Iterator<R>, Iterable<R>, List<R>, java.util.stream.Stream<R>, or void with a fourth parameter Emitter<R>";

    private UpdateMessages() {}

    public static Message wrongCount(String function, int count, String found, String expected) {
        String parameters = count == 1 ? "1 parameter" : count + " parameters";
        return Message.of(
                        Tag.UPDATE_SIGNATURE,
                        "Update function " + function + " has " + parameters + " instead of key, events and state.")
                .found(found)
                .expected(expected)
                .fix("change the signature; only a function that returns void has a fourth parameter, Emitter<R>.");
    }

    public static Message wrongOrder(String function, String found, String expected) {
        return Message.of(
                        Tag.UPDATE_SIGNATURE, "Update function " + function + " has its parameters in the wrong order.")
                .found(found)
                .expected(expected)
                .fix("change the signature; parameter names are free, order and types are not.");
    }

    public static Message wrongParameter(String function, String role, String type, String found, String expected) {
        return Message.of(
                        Tag.UPDATE_SIGNATURE,
                        "Update function " + function + " does not take its " + role + " as " + type + ".")
                .found(found)
                .expected(expected)
                .fix("change the signature; parameter names are free, order and types are not.");
    }

    public static Message rawState(String function, String found, String kind) {
        return Message.of(Tag.RAW_GROUP_STATE, "Update function " + function + " does not name the type of its state.")
                .found(found)
                .expected(kind + "<S>, with the state's type for S")
                .fix("name the type, for example " + kind + "<Session> or " + kind + "<Long>.");
    }

    public static Message returnsVoid(String function) {
        return returnType(function, "void")
                .fix("return the result, or add a fourth parameter 'Emitter<R> out' and call out.emit(...).");
    }

    public static Message returnsAndEmits(String function, String found) {
        return returnType(function, found + ", with a fourth parameter Emitter")
                .fix("return void and emit all results, or remove the Emitter.");
    }

    public static Message returnsPrimitive(String function, String found, String box) {
        return returnType(function, found)
                .line("Results are objects.")
                .fix("return " + box + ", or a record that says what the number is.");
    }

    public static Message returnsOther(String function, String found, String fix) {
        return returnType(function, found).fix(fix);
    }

    private static Message returnType(String function, String found) {
        return Message.of(
                        Tag.UPDATE_RETURN_TYPE,
                        "Update function " + function + " returns nothing that could be a result.")
                .found(found)
                .expected(SHAPES);
    }

    public static Message returnsPipelineStream(String function, String found, String element) {
        return Message.of(
                        Tag.UPDATE_RETURN_STREAM,
                        "Update function " + function + " returns a Holdfast stream, not results.")
                .found(found)
                .expected("java.util.stream.Stream<" + element + ">")
                .line("A Holdfast stream describes a pipeline; the results of a call are an ordinary Java stream.")
                .fix("import java.util.stream.Stream, or return List<" + element + ">.");
    }

    public static Message nullableResult(String function, String type) {
        return Message.of(
                        Tag.UPDATE_NULLABLE_RESULT,
                        "Map function " + function + " may return null, but each call gives exactly one result.")
                .found("@Nullable " + type)
                .expected(type + ", or List<" + type + ">")
                .fix("return List<" + type + ">, empty where there is no result.");
    }

    /** Of the elements of what is returned, or of what is emitted. */
    public static Message nullableElement(String function, String type) {
        return Message.of(Tag.UPDATE_NULLABLE_RESULT, "Results of " + function + " may be null.")
                .found("@Nullable " + type)
                .expected(type)
                .fix("remove @Nullable, and give no result where there is none.");
    }

    /** A static function without parameters in its factory has the signature of a method of {@code Object}. */
    public static Message objectMethod(String function, String name) {
        return Message.of(Tag.UPDATE_NAME, "The factory of " + function + " would override Object." + name + "().")
                .found("static method " + name)
                .expected("a name that no method of java.lang.Object has")
                .fix("rename the method.");
    }

    public static Message returnsNull(String function, boolean isMap) {
        return Message.of(Tag.UPDATE_NULLABLE_RESULT, "Update function " + function + " returns null.")
                .found("null")
                .expected(isMap ? "exactly one result per call" : "a list, an iterator or a stream, which may be empty")
                .fix(
                        isMap
                                ? "return a List, empty where there is no result."
                                : "return an empty one, such as List.of().");
    }

    public static Message privateFunction(String function, String privateElement) {
        return Message.of(
                        Tag.UPDATE_PRIVATE,
                        "Update function " + function + " is private, so generated code cannot call it.")
                .found("private " + privateElement)
                .expected("a method and classes that are visible in their package")
                .fix("remove 'private' from " + privateElement + ".");
    }

    public static Message hiddenType(String function, String type) {
        return Message.of(Tag.UPDATE_PRIVATE, "Type " + type + " in the signature of " + function + " is private.")
                .line("The generated factory has to name it.")
                .fix("remove 'private' from " + type + ".");
    }

    public static Message innerClass(String function, String type) {
        return Message.of(
                        Tag.UPDATE_INNER_CLASS,
                        "Update function " + function + " is in a class that needs an outer instance.")
                .found("class " + type)
                .expected("static class " + type + ", or a class that is not nested")
                .fix("add 'static' to class " + type + ".");
    }

    public static Message genericMethod(String function, String parameters) {
        return generic(function, parameters + " " + function, "name the types that the function is for.");
    }

    public static Message genericClass(String function, String type) {
        return generic(
                function, "class " + type, "make the function static, or its class a class without type parameters.");
    }

    private static Message generic(String function, String found, String fix) {
        return Message.of(Tag.UPDATE_GENERIC, "Update function " + function + " has type parameters.")
                .found(found)
                .line(
                        "An operator has one state type and one key type, whose serializers are known when it is compiled.")
                .fix(fix);
    }

    public static Message isAbstract(String function) {
        return Message.of(
                        Tag.UPDATE_ABSTRACT, "Update function " + function + " is abstract: there is nothing to call.")
                .fix("give it a body, or move @UpdateFunction to a method that has one.");
    }

    public static Message throwsChecked(String function, List<String> exceptions) {
        return Message.of(Tag.UPDATE_THROWS, "Update function " + function + " declares a checked exception.")
                .found("throws " + Message.listed(exceptions))
                .expected("no checked exceptions")
                .line("Any exception ends the query; an engine could do nothing else with a checked one.")
                .fix("catch it, and throw for example an UncheckedIOException where the query should end.");
    }

    public static Message overloaded(String function, List<String> signatures) {
        Message message = Message.of(Tag.UPDATE_OVERLOADED, "Two update functions are called " + function + ".")
                .label("here", signatures.get(0));
        for (String other : signatures.subList(1, signatures.size())) {
            message = message.label("also", other);
        }
        return message.line("Their factories and their default operator ids would be the same.")
                .fix("rename one of them.");
    }

    public static Message idInvalid(String function, String problem, String found) {
        return Message.of(Tag.OPERATOR_ID_INVALID, "Operator id of " + function + " " + problem + ".")
                .found(found)
                .expected("1 to 128 printable characters")
                .fix("choose a short name, or remove the id, which gives '" + function + "'.");
    }

    public static Message idDuplicate(String id, List<String> functions) {
        String count = functions.size() == 2 ? "two" : String.valueOf(functions.size());
        return Message.of(
                        Tag.OPERATOR_ID_DUPLICATE,
                        "Operator id '" + id + "' is used by " + count + " update functions.")
                .label("here", functions.get(0))
                .label("also", Message.listed(functions.subList(1, functions.size())))
                .line("A checkpoint finds its state by operator id, so the two would read each other's state.")
                .fix("give one of them another id; keep the old id on the operator whose state must survive.");
    }

    public static Message unboundedReason(String function) {
        return Message.of(Tag.UNBOUNDED_REASON, "@Unbounded on " + function + " gives no reason.")
                .expected("why the number of keys is bounded, or why that does not matter")
                .fix("write it down, for example @Unbounded(\"there are a few hundred airports\").");
    }

    public static Message mutableStatic(String type, String field) {
        return Message.of(
                        Tag.MUTABLE_STATIC,
                        "Static field " + field + " beside the update functions of " + type + " is not final.")
                .line("Several threads call update functions at once, and a restart forgets what is not group state.")
                .fix("make it final, or keep it in the group state.");
    }
}
