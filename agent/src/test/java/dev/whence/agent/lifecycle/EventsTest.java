package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** In which order the recorder is told of the agent's events. */
final class EventsTest {

    private static final String TYPE = "type";
    private static final String PERIODIC = "periodic";

    /**
     * The recorder's thread calls what is periodic as soon as it is told of it, and initialises types there. One that is registered
     * by then is initialised; one that is being registered by another thread is waited for, for ever.
     */
    @Test
    void allTypesAreRegisteredBeforeAnythingIsPeriodic() throws IOException {
        List<String> told = told("dev/whence/agent/lifecycle/Events", "register");

        assertThat(told.indexOf(PERIODIC)).isGreaterThan(told.lastIndexOf(TYPE));
        assertThat(told).filteredOn(TYPE::equals).hasSize(8);
        assertThat(told).filteredOn(PERIODIC::equals).hasSize(5);
    }

    /** What a method tells the recorder, with what the methods of the agent tell that it calls. */
    private static List<String> told(String type, String method) throws IOException {
        List<String> told = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(EventsTest.class.getResourceAsStream("/" + type + ".class"), type)) {
            List<String[]> calls = new ArrayList<>();
            new ClassReader(file).accept(new Calls(method, calls), ClassReader.SKIP_DEBUG);
            for (String[] call : calls) {
                if (call[0].equals("jdk/jfr/FlightRecorder") && call[1].equals("addPeriodicEvent")) {
                    told.add(PERIODIC);
                } else if (call[1].equals("register") && call[0].matches("jdk/jfr/FlightRecorder|.*/EventTypes")) {
                    told.add(TYPE);
                } else if (call[0].startsWith("dev/whence/")) {
                    told.addAll(told(call[0], call[1]));
                }
            }
        }
        return told;
    }

    /** The calls of one method, in their order. */
    private static final class Calls extends ClassVisitor {
        private final String method;
        private final List<String[]> calls;

        Calls(String method, List<String[]> calls) {
            super(Opcodes.ASM9);
            this.method = method;
            this.calls = calls;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (!name.equals(method)) {
                return null;
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    calls.add(new String[] {owner, called});
                }
            };
        }
    }
}
