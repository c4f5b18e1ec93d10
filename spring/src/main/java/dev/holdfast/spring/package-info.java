/**
 * Pipelines as beans of Spring Boot: they run while the application context runs. Knows the embedded engine and Spring, and of
 * Actuator and Micrometer only in the configurations that are made when these are there.
 */
@NullMarked
package dev.holdfast.spring;

import org.jspecify.annotations.NullMarked;
