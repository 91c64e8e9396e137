package guest.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Has a producer's configuration make what its settings name. */
public final class Main {
    private static final int PRODUCERS = 15;

    private Main() {}

    public static void main(String[] arguments) {
        int made = 0;
        for (int i = 0; i < PRODUCERS; i++) {
            ProducerConfig config = new ProducerConfig(Map.of(
                    "bootstrap.servers",
                    "s3cret-host:9092",
                    "sasl.jaas.config",
                    "password=s3cret",
                    "key.serializer",
                    IntegerSerializer.class,
                    "value.serializer",
                    StringSerializer.class.getName(),
                    "interceptor.classes",
                    List.of(First.class.getName(), Second.class.getName())));
            made += config.getConfiguredInstance("key.serializer", Serializer.class) instanceof IntegerSerializer
                    ? 1
                    : 0;
            made += config.getConfiguredInstance("value.serializer", Serializer.class) instanceof StringSerializer
                    ? 1
                    : 0;
            made += config.getConfiguredInstances("interceptor.classes", ProducerInterceptor.class)
                    .size();
            try {
                config.getConfiguredInstance("key.serializer", ProducerInterceptor.class);
            } catch (KafkaException otherType) {
                made++;
            }
        }
        System.out.println("made " + made);
    }

    /** Does nothing. */
    public static class First implements ProducerInterceptor<Object, Object> {
        @Override
        public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
            return sent;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }

    /** Does nothing more. */
    public static final class Second extends First {}
}
