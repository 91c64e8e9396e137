package dev.whence.check;

import dev.whence.agent.weave.Preview;
import dev.whence.agent.weave.Preview.FieldRead;
import dev.whence.agent.weave.Preview.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for the fields that a point reads its key and its answer from, so far as the types that are declared tell. */
final class FieldCheck {
    /** What is read of a key's fields beside objects. */
    private static final Set<String> PRIMITIVES =
            Set.of("int", "long", "boolean", "char", "short", "byte", "float", "double");

    private final Preview method;
    private final Classes classes;
    private final List<String> remarks;

    /**
     * Makes one.
     *
     * @param remarks takes what is not certain
     */
    FieldCheck(Preview method, Classes classes, List<String> remarks) {
        this.method = method;
        this.classes = classes;
        this.remarks = remarks;
    }

    /** Why one of the fields cannot be read; null where all can be, or where that cannot be known. */
    @Nullable
    String problem(List<FieldRead> reads) throws IOException {
        for (FieldRead read : reads) {
            String problem = problem(read);
            if (problem != null && !isFoundElsewhere(read, reads)) {
                return problem;
            }
        }
        return null;
    }

    /** Of several overloads, one whose objects have the fields is enough: of the others it is the object itself. */
    private boolean isFoundElsewhere(FieldRead read, List<FieldRead> reads) throws IOException {
        for (FieldRead other : reads) {
            if (!other.equals(read) && other.fields().equals(read.fields()) && problem(other) == null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String problem(FieldRead read) throws IOException {
        String type = read.type();
        for (int i = 0; i < read.fields().size(); i++) {
            String field = read.fields().get(i);
            Found found = find(type, field);
            if (found.isUnseen) {
                return null;
            }
            if (found.fieldType == null) {
                String meant = Preview.fieldMeant(field, found.others);
                String line = type + " and its superclasses have no field " + field;
                if (found.isFinal || i == 0 && read.isExact() || !meant.isEmpty()) {
                    return line + meant;
                }
                remark(line + "; it is read of objects whose class has one");
                return null;
            }
            boolean isLast = i == read.fields().size() - 1;
            if (isLast && read.isKey() && PRIMITIVES.contains(found.fieldType)) {
                return null;
            }
            if (found.fieldType.indexOf('.') < 0) {
                return field + " of " + type + " is of the type " + found.fieldType + ", and holds no object";
            }
            type = found.fieldType;
        }
        return null;
    }

    private void remark(String line) {
        if (!remarks.contains(line)) {
            remarks.add(line);
        }
    }

    private Found find(String type, String field) throws IOException {
        Look look = look(type);
        return look == null ? Found.unseen() : find(look, field);
    }

    /** A field that a class or the nearest of its superclasses declares. */
    Found find(Look first, String field) throws IOException {
        Found found = new Found();
        found.isFinal = first.isFinal();
        Look each = first;
        while (each != null) {
            found.fieldType = each.fields().get(field);
            if (found.fieldType != null) {
                return found;
            }
            found.others.addAll(each.fields().keySet());
            String superclass = each.superclass();
            if (superclass == null) {
                return found;
            }
            each = look(superclass);
        }
        return Found.unseen();
    }

    private @Nullable Look look(String type) throws IOException {
        List<FoundClass> named = classes.named(type);
        byte[] file = named.isEmpty() ? null : named.get(0).file().read();
        return file == null ? null : method.look(file);
    }

    /** What is known of a field. */
    static final class Found {
        /** The names of fields that are not it. */
        final List<String> others = new ArrayList<>();
        /** The name of its type; null where there is no such field. */
        @Nullable
        String fieldType;
        /** Whether the class or one of its superclasses cannot be read. */
        boolean isUnseen;

        private boolean isFinal;

        private static Found unseen() {
            Found found = new Found();
            found.isUnseen = true;
            return found;
        }
    }
}
