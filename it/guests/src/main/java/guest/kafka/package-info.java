/** A program on Kafka's clients, without a broker. */
package guest.kafka;
