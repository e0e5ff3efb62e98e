package org.autocrm.customer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.jspecify.annotations.Nullable;

/** The card index of customers: what an agent looks up, adds and corrects. */
@Stateless
@RolesAllowed("agent")
public class CustomerFile {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<CustomerEvent> events;

    @Inject
    private Clock clock;

    /** Customers, the newest first: all, or those of an organization, or the one with an address. */
    public List<CustomerCard> list(Optional<EmailAddress> email, OptionalLong organization, Keyset part) {
        var conditions = new StringBuilder();
        Map<String, Object> parameters = new HashMap<>(Map.of("from", part.from()));
        email.ifPresent(address -> {
            conditions.append("c.email = :email and ");
            parameters.put("email", address);
        });
        organization.ifPresent(id -> {
            conditions.append("c.organization.id = :organization and ");
            parameters.put("organization", id);
        });
        var query = em.createQuery(
                "select c from Customer c left join fetch c.organization where " + conditions + part.condition("c.id"),
                Customer.class);
        parameters.forEach(query::setParameter);
        return part.inOrder(query.setMaxResults(part.size())
                .getResultStream()
                .map(Customer::toCard)
                .toList());
    }

    /**
     * A customer.
     *
     * @throws UnknownCustomer if there is none of that id
     */
    public CustomerCard get(long id) {
        return Optional.ofNullable(em.find(Customer.class, id))
                .map(Customer::toCard)
                .orElseThrow(() -> new UnknownCustomer(id));
    }

    /**
     * Writes a customer down.
     *
     * @throws CustomerKnown if somebody has that address
     * @throws UnknownOrganization if there is none of that id
     */
    public CustomerCard add(CustomerDetails details) {
        refuseTwice(details.email(), 0);
        var customer = new Customer(details, organization(details.organization()), clock.instant());
        em.persist(customer);
        flush(details);
        events.fire(new CustomerEvent.CustomerAdded(customer.id(), details.email()));
        return customer.toCard();
    }

    /**
     * Corrects what we know of a customer.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param correction from what is known to what is to be known; runs while nobody else can change it
     * @throws UnknownCustomer if there is none of that id
     * @throws CustomerKnown if somebody else has the new address
     * @throws UnknownOrganization if there is none of that id
     */
    public CustomerCard change(long id, OptionalLong seen, UnaryOperator<CustomerDetails> correction) {
        var customer = Optional.ofNullable(em.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownCustomer(id));
        customer.refuseOutdated(seen);
        var details = correction.apply(customer.details());
        refuseTwice(details.email(), id);
        var change = customer.become(details, organization(details.organization()));
        flush(details);
        change.ifPresent(events::fire);
        return customer.toCard();
    }

    private void flush(CustomerDetails details) {
        try {
            em.flush();
        } catch (PersistenceException e) { // somebody wrote the same down at this moment
            throw new CustomerKnown(details.email());
        }
    }

    private void refuseTwice(EmailAddress email, long butFor) {
        if (!em.createQuery("select c.id from Customer c where c.email = :email and c.id <> :id", Long.class)
                .setParameter("email", email)
                .setParameter("id", butFor)
                .getResultList()
                .isEmpty()) {
            throw new CustomerKnown(email);
        }
    }

    private @Nullable Organization organization(@Nullable Long id) {
        if (id == null) {
            return null;
        }
        return Optional.ofNullable(em.find(Organization.class, id)).orElseThrow(() -> new UnknownOrganization(id));
    }
}
