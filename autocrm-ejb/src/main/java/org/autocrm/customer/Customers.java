package org.autocrm.customer;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;

/** The customers. */
@Stateless
@PermitAll
public class Customers {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * The id of the customer with that address, who comes to be if unknown. Two first messages at the same moment make
     * one customer.
     *
     * @param name what they call themselves; blank means the part of the address before the at sign
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public long findOrWelcome(EmailAddress email, String name) {
        return idOf(email).orElseGet(() -> welcome(email, name));
    }

    /** The id of the customer with that address. */
    public Optional<Long> idOf(EmailAddress email) {
        List<?> ids = em.createNativeQuery("select id from customer where email = ?1")
                .setParameter(1, email.value())
                .getResultList();
        return ids.stream().findFirst().map(id -> ((Number) id).longValue());
    }

    /** The card of a customer. */
    public Optional<CustomerCard> card(long id) {
        return Optional.ofNullable(em.find(Customer.class, id)).map(Customer::toCard);
    }

    /**
     * Mails to that address come back for good, from now on unless they did before. An unknown address is none of ours.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void noteReturns(EmailAddress email, String reason) {
        em.createNativeQuery("""
                        update customer set mail_returns_since = coalesce(mail_returns_since, ?2), mail_returns_reason = ?3
                        where email = ?1
                        """)
                .setParameter(1, email.value())
                .setParameter(2, Timestamp.from(clock.instant()))
                .setParameter(3, reason)
                .executeUpdate();
    }

    /** A mail came from that address: it is worth writing to. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void noteAlive(EmailAddress email) {
        em.createNativeQuery("""
                        update customer set mail_returns_since = null, mail_returns_reason = null
                        where email = ?1 and mail_returns_since is not null
                        """).setParameter(1, email.value()).executeUpdate();
    }

    private long welcome(EmailAddress email, String name) {
        em.createNativeQuery("""
                        insert into customer (id, email, name, organization_id, created_at)
                        values (nextval('customer_seq'), ?1, ?2, (select id from organization where domain = ?3), ?4)
                        on conflict (email) do nothing
                        """)
                .setParameter(1, email.value())
                .setParameter(2, name.isBlank() ? email.value().replaceAll("@.*", "") : name.strip())
                .setParameter(3, email.domain())
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
        return idOf(email).orElseThrow();
    }
}
