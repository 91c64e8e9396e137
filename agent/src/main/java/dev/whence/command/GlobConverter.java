package dev.whence.command;

import dev.whence.report.answer.Glob;
import picocli.CommandLine.ITypeConverter;

/** Reads a pattern of names. */
final class GlobConverter implements ITypeConverter<Glob> {
    @Override
    public Glob convert(String text) {
        return new Glob(text);
    }
}
