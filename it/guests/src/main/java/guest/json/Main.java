package guest.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes and reads values; each reading asks for the deserializer of its type anew unless the mapper keeps it. */
public final class Main {
    private static final int MAPPERS = 10;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        int read = 0;
        for (int i = 0; i < MAPPERS; i++) {
            ObjectMapper mapper = new ObjectMapper();
            String text = mapper.writeValueAsString(new Person("s3cret-name", 7));
            read += mapper.readValue(text, Person.class).age;
            read += mapper.readValue("[1,2]", List.class).size();
            mapper.writeValueAsString(Map.of("s3cret-key", 1));
            try {
                mapper.writeValueAsString(new Empty());
            } catch (InvalidDefinitionException empty) {
                read++;
            }
        }
        System.out.println(read + " and " + ObjectMapper.findModules().size() + " modules");
    }

    /** Is written and read. */
    public static final class Person {
        public String name;
        public int age;

        public Person() {}

        Person(String name, int age) {
            this.name = name;
            this.age = age;
        }
    }

    /** Has nothing to write. */
    static final class Empty {}
}
