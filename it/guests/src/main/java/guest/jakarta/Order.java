package guest.jakarta;

import jakarta.xml.bind.annotation.XmlRootElement;

/** Is bound to XML, and a bean. */
@XmlRootElement
public class Order {
    public int number;
}
