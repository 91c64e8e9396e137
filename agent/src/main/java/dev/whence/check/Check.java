package dev.whence.check;

import dev.whence.agent.weave.Preview;
import dev.whence.agent.weave.Preview.Look;
import dev.whence.agent.weave.Weaver;
import dev.whence.check.PointMatch.Match;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares points with classes: what each method would match, and why one would match nothing. */
public final class Check {
    private final Classes classes;
    private final List<PointMatch> results = new ArrayList<>();

    private Check(Classes classes) {
        this.classes = classes;
    }

    /** Looks all methods up; nothing of what is found is loaded or run. */
    public static Check of(List<Preview> methods, Classes classes) {
        Check check = new Check(classes);
        List<Judge> judges = new ArrayList<>();
        for (Preview method : methods) {
            Judge judge = new Judge(method, classes);
            judges.add(judge);
            check.results.add(judge.result());
        }
        for (int i = 0; i < judges.size(); i++) {
            if (judges.get(i).isFieldMissing() && !hasAlternativeField(judges.get(i), judges)) {
                check.results.set(i, judges.get(i).withoutField(check.results.get(i)));
            }
        }
        check.forgive(methods);
        return check;
    }

    /** Of several methods for one key, one that has the field is enough: the object itself is the key of the others. */
    private static boolean hasAlternativeField(Judge judge, List<Judge> judges) {
        for (Judge other : judges) {
            if (judge.method.isAlternativeTo(other.method) && other.hasField) {
                return true;
            }
        }
        return false;
    }

    /** Of several methods for the same, one that matches is enough: the others are of another JDK, or not loaded. */
    private void forgive(List<Preview> methods) {
        List<PointMatch> judged = List.copyOf(results);
        results.clear();
        for (int i = 0; i < judged.size(); i++) {
            PointMatch result = judged.get(i);
            boolean forgiven = false;
            for (int other = 0; other < judged.size(); other++) {
                forgiven |= methods.get(i).isAlternativeTo(methods.get(other))
                        && !judged.get(other).matches().isEmpty();
            }
            boolean isOther = forgiven && result.matches().isEmpty();
            results.add(!isOther ? result : methods.get(i).isOptional() ? result.ofAnotherJdk() : result.forgiven());
        }
    }

    /** Whether each method would match something, as the points want it. */
    public boolean isGood() {
        return results.stream().allMatch(PointMatch::isGood);
    }

    /** Writes for a person. */
    public void writeText(Lines lines) {
        new TextCheck(lines).write(results, classes.where());
    }

    /** Writes for a program: one JSON object. */
    public void writeJson(Writer out) throws IOException {
        JsonCheck.write(results, classes.where(), isGood(), out);
    }

    /** Where a text goes, line by line. */
    public interface Lines {
        void heading(String line);

        void say(String line);
    }

    /** Looks one method up. */
    private static final class Judge {
        private final Preview method;
        private final Classes classes;
        private final List<Match> matches = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final FieldCheck fields;
        private @Nullable String refusal;
        /** Why the type of a {@code Type+} has no such method. */
        private @Nullable String misspelt;

        /** Why a class does not give the field that is the key. */
        private @Nullable String withoutField;

        private boolean hasField;
        /** Whether the superclasses of a class could not be looked at. */
        private boolean isUnseen;

        Judge(Preview method, Classes classes) {
            this.method = method;
            this.classes = classes;
            this.fields = new FieldCheck(method, classes, remarks);
        }

        PointMatch result() {
            List<FoundClass> named = classes.named(method.className());
            if (named.isEmpty() && method.isOptional()) {
                String problem = "no class " + method.className() + " is " + classes.where();
                return new PointMatch(method.text(), List.of(), problem, List.of(), List.of(), false, -1).optional();
            }
            if (named.isEmpty()) {
                List<String> nearest = isOfTheJdk() ? List.of() : classes.nearest(method.className());
                String problem = "no class " + method.className() + " is " + classes.where();
                return new PointMatch(method.text(), List.of(), problem, nearest, List.of(), false, -1);
            }
            for (FoundClass found : named) {
                if (found.hidden()) {
                    remarks.add(found.className() + " is also in " + found.from() + ", where it is not used: "
                            + named.get(0).from() + " comes first");
                } else {
                    look(found);
                }
            }
            int implementations = method.isOfImplementations() ? implementations() : -1;
            overloads();
            PointMatch result = new PointMatch(
                    method.text(), matches, problem(implementations), List.of(), remarks, false, implementations);
            boolean isOfNone = refusal == null && implementations >= 0;
            boolean isNotHere = matches.isEmpty() && (misspelt != null || isOfNone);
            return isNotHere && method.isOptional() ? result.optional() : result;
        }

        /** A name that is right has no other that was meant: the class is not there, or not loaded. */
        private boolean isOfTheJdk() {
            String file = method.className().replace('.', '/') + ".class";
            return ClassLoader.getPlatformClassLoader().getResource(file) != null;
        }

        /** Those that inherit the method have nothing to weave; that is as it should be. */
        private int implementations() {
            List<FoundClass> below = classes.below(method.className());
            for (FoundClass found : below) {
                if (!method.isNot(found.className())) {
                    look(found);
                }
            }
            return below.size();
        }

        private void look(FoundClass found) {
            try {
                byte[] file = found.file().read();
                if (file == null) {
                    remarks.add(found.className() + " (" + found.from()
                            + "): no class file of it is visible from here, so its methods were not read");
                    matches.add(new Match(found.className(), "", found.from()));
                    return;
                }
                String unknown = Weaver.versionProblem(file);
                if (unknown != null) {
                    remarks.add(found.className() + " (" + found.from() + "): " + unknown);
                    return;
                }
                Look look = method.look(file);
                for (String signature : look.signatures()) {
                    matches.add(new Match(found.className(), signature, found.from()));
                }
                if (found.className().equals(method.className())) {
                    misspelt = look.misspelt();
                }
                if (!look.signatures().isEmpty()) {
                    keyField(found, look);
                }
                String why = look.refusal();
                if (why == null) {
                    why = fields.problem(look.reads());
                }
                if (why != null && method.isOfImplementations()) {
                    remarks.add(found.className() + ": " + why);
                } else if (why != null && refusal == null) {
                    refusal = why;
                }
                for (String remark : look.remarks()) {
                    if (!remarks.contains(remark)) {
                        remarks.add(remark);
                    }
                }
            } catch (IOException | RuntimeException unreadable) {
                remarks.add(
                        found.className() + " (" + found.from() + "): its class file cannot be read: " + unreadable);
            }
        }

        /** The field that is the key: declared by the class or by a superclass, so far as these are to be seen. */
        private void keyField(FoundClass found, Look look) throws IOException {
            String field = method.keyField();
            FieldCheck.Found known = field == null ? null : fields.find(look, field);
            if (known == null || known.fieldType != null) {
                hasField = true;
            } else if (known.isUnseen) {
                isUnseen = true;
            } else if (withoutField == null) {
                withoutField = found.className() + " and its superclasses have no field " + field + " to be the key"
                        + Preview.fieldMeant(field, known.others);
            }
        }

        /** Of several classes one may be of another kind; that none has the field is a mistake. */
        boolean isFieldMissing() {
            return withoutField != null && !hasField && !isUnseen;
        }

        PointMatch withoutField(PointMatch result) {
            return result.problem() == null ? result.with(withoutField) : result;
        }

        private void overloads() {
            String first = matches.isEmpty() ? "" : matches.get(0).className();
            List<String> signatures = matches.stream()
                    .filter(match -> match.className().equals(first))
                    .map(Match::signature)
                    .distinct()
                    .toList();
            if (signatures.size() > 1) {
                remarks.add(signatures.size() + " overloads match: " + String.join(", ", signatures)
                        + "; name one of them with its parameter list");
            }
        }

        private @Nullable String problem(int implementations) {
            if (!matches.isEmpty()) {
                return refusal;
            }
            if (implementations >= 0 && misspelt != null) {
                return misspelt;
            }
            if (implementations == 0 && refusal == null) {
                return "no class that extends or implements " + method.className() + " is " + classes.where();
            }
            if (implementations > 0 && refusal == null) {
                return "of what extends or implements it (" + implementations
                        + "), no class has code of its own for it";
            }
            return refusal != null ? refusal : "its class file cannot be read";
        }
    }
}
