package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A value that could be read in more than one way. The message shows nothing of it, so it may be passed on. */
final class JsonRefusal extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    JsonRefusal(JsonParser parser, String reason, Class<?> target) {
        super(parser, reason, target);
    }
}
