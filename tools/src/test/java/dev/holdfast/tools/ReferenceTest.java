package dev.holdfast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of all commands is what the program itself says of them. */
class ReferenceTest {

    private static final Path PAGE = Path.of("../docs/command-line.md");

    private static final String HEAD = """
            # Command line: reference

            What `holdfast COMMAND --help` says, of every command. What they are for stands in [operations](operations.md#command-line); replay has
            [a page of its own](replay.md).

            """;

    @Test
    void the_page_has_the_help_of_every_command() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (CommandLine command : commands(Main.commandLine())) {
            page.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
            page.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n\n");
        }
        String expected = page.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as("written anew with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    private static List<CommandLine> commands(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(below -> all.addAll(commands(below)));
        return all;
    }
}
