package dev.holdfast.tools;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command gave.
 *
 * @param code its exit code
 * @param output what it printed
 * @param errors what it said on the error output
 */
record ToolRun(int code, String output, String errors) {

    static ToolRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new ToolRun(code, out.toString(), err.toString());
    }
}
