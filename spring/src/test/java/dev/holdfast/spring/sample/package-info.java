/** A whole application, as the documentation shows it. */
package dev.holdfast.spring.sample;
