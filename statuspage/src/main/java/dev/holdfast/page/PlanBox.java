package dev.holdfast.page;

import java.util.ArrayList;
import java.util.List;

/** A box in the picture of a plan: a source, an operator, a sink, or steps that follow each other. */
final class PlanBox {

    private final int number;
    private final Kind kind;
    private final List<Integer> inputs;
    private final List<String> names = new ArrayList<>();
    private final String detail;

    /** What a box stands for. */
    enum Kind {
        SOURCE,
        STEPS,
        WATERMARK,
        UNION,
        OPERATOR,
        SINK
    }

    PlanBox(int number, Kind kind, String name, String detail, List<Integer> inputs) {
        this.number = number;
        this.kind = kind;
        this.inputs = new ArrayList<>(inputs);
        this.detail = detail;
        names.add(name);
    }

    int number() {
        return number;
    }

    boolean isSteps() {
        return kind == Kind.STEPS;
    }

    /** A further step behind those that are here. */
    void append(String name) {
        names.add(name);
    }

    /** A further stream that the same sink takes. */
    void reads(int box) {
        if (!inputs.contains(box)) {
            inputs.add(box);
        }
    }

    String json() {
        return new Json()
                .number("number", number)
                .text("kind", kind.name())
                .raw("names", Json.texts(names))
                .text("detail", detail)
                .raw("inputs", Json.array(inputs.stream().map(String::valueOf).toList()))
                .toString();
    }
}
