package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.Iterator;
import java.util.List;

public record Fraud(int threshold) {

    @UpdateFunction
    String detect(String card, Iterator<Integer> amounts, GroupState<Integer> state) {
        return card;
    }

    @UpdateFunction
    List<String> suspects(String fraud, Iterator<Integer> out, GroupState<Integer> state) {
        return List.of();
    }

    public static class New {

        @UpdateFunction
        protected String detect(String card, Iterator<Integer> amounts, GroupState<Integer> state) {
            return card;
        }
    }

    public interface Rule {

        @UpdateFunction
        default String judge(String card, Iterator<Integer> amounts, GroupState<Integer> state) {
            return card;
        }

        @UpdateFunction
        static String always(String card, Iterator<Integer> amounts, GroupState<Integer> state) {
            return card;
        }
    }
}
