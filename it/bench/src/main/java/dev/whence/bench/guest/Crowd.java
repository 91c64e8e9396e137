package dev.whence.bench.guest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Loaded classes that do nothing but be there, a hundred to a loader. They stay loaded while this is held. */
public final class Crowd {
    private static final int TO_A_LOADER = 100;
    private static final int JAVA_8 = 52;

    private final List<Definer> loaders = new ArrayList<>();

    private Crowd() {}

    /** Fills the JVM up to so many loaded classes. */
    public static Crowd upTo(int classes) {
        Crowd crowd = new Crowd();
        int missing = classes - ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        Definer loader = new Definer();
        for (int i = 0; i < missing; i++) {
            if (i % TO_A_LOADER == 0) {
                loader = new Definer();
                crowd.loaders.add(loader);
            }
            String name = "crowd/Member" + i;
            loader.define(name.replace('/', '.'), emptyClass(name));
        }
        return crowd;
    }

    /** The class file of a class without members. */
    static byte[] emptyClass(String internalName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeShort(0);
            out.writeShort(JAVA_8);
            out.writeShort(5);
            out.writeByte(1);
            out.writeUTF(internalName);
            out.writeByte(7);
            out.writeShort(1);
            out.writeByte(1);
            out.writeUTF("java/lang/Object");
            out.writeByte(7);
            out.writeShort(3);
            out.writeShort(0x21);
            out.writeShort(2);
            out.writeShort(4);
            out.writeLong(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
