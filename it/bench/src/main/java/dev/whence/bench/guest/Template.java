package dev.whence.bench.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import trend.analysis.Returns;

/** Defines copies of a class of ordinary size (3.5 KB) in a loader of its own, each under a new name. */
public final class Template {
    private static final String NAME = "copied.Returns";
    private static final int DIGITS = 8;
    private static final byte[] CLASS_FILE = named(NAME + "0".repeat(DIGITS));
    private static final int[] NUMBERS = numbers();

    private final Definer loader = new Definer();
    private final byte[] classFile = CLASS_FILE.clone();
    private int last;

    public Template() {}

    /** Defines the next copy. */
    public Class<?> define() {
        last++;
        StringBuilder name = new StringBuilder(NAME).append("0".repeat(DIGITS));
        int rest = last;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            byte character = (byte) ('0' + rest % 10);
            rest /= 10;
            name.setCharAt(NAME.length() + digit, (char) character);
            for (int number : NUMBERS) {
                classFile[number + digit] = character;
            }
        }
        return loader.define(name.toString(), classFile);
    }

    private static byte[] named(String name) {
        try (InputStream in = Returns.class.getResourceAsStream("Returns.class")) {
            if (in == null) {
                throw new IllegalStateException("the class file of " + Returns.class + " is missing");
            }
            String original = Returns.class.getName().replace('.', '/');
            ClassWriter writer = new ClassWriter(0);
            ClassRemapper renamed =
                    new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, original, name.replace('.', '/')));
            new ClassReader(in).accept(renamed, 0);
            return writer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the copy's number stands in the class file. */
    private static int[] numbers() {
        String bytes = new String(CLASS_FILE, StandardCharsets.ISO_8859_1);
        String name = NAME.replace('.', '/');
        List<Integer> numbers = new ArrayList<>();
        for (int at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
            numbers.add(at + name.length());
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
