package dev.holdfast.processor.read.state;

import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.read.member.RecordComponents;
import dev.holdfast.processor.read.place.Site;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;

/**
 * How the members of a type are read.
 *
 * @param self where the type stands
 * @param siteOf where a member stands, by its name and its field
 * @param typeReader reads its type
 */
record Members(
        Site self, BiFunction<String, Element, Site> siteOf, RecordComponents.TypeReader<StateType> typeReader) {}
