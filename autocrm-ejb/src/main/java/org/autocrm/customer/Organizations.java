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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.shared.Keyset;

/** The organizations that customers belong to. */
@Stateless
@RolesAllowed("agent")
public class Organizations {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<CustomerEvent> events;

    @Inject
    private Clock clock;

    /** Organizations, the newest first. */
    public List<OrganizationCard> list(Keyset part) {
        return part.inOrder(
                em.createQuery("select o from Organization o where " + part.condition("o.id"), Organization.class)
                        .setParameter("from", part.from())
                        .setMaxResults(part.size())
                        .getResultStream()
                        .map(Organization::toCard)
                        .toList());
    }

    /**
     * An organization.
     *
     * @throws UnknownOrganization if there is none of that id
     */
    public OrganizationCard get(long id) {
        return Optional.ofNullable(em.find(Organization.class, id))
                .map(Organization::toCard)
                .orElseThrow(() -> new UnknownOrganization(id));
    }

    /**
     * Writes an organization down. Customers that are known already stay where they are.
     *
     * @throws OrganizationKnown if there is one of that name or domain
     */
    public OrganizationCard add(OrganizationDetails details) {
        refuseTwice(details, 0);
        var organization = new Organization(details, clock.instant());
        em.persist(organization);
        flush(details);
        events.fire(new CustomerEvent.OrganizationAdded(organization.id(), details.name()));
        return organization.toCard();
    }

    /**
     * Corrects what we know of an organization.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param correction from what is known to what is to be known; runs while nobody else can change it
     * @throws UnknownOrganization if there is none of that id
     * @throws OrganizationKnown if another has the new name or domain
     */
    public OrganizationCard change(long id, OptionalLong seen, UnaryOperator<OrganizationDetails> correction) {
        var organization = Optional.ofNullable(em.find(Organization.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownOrganization(id));
        organization.refuseOutdated(seen);
        var details = correction.apply(organization.details());
        refuseTwice(details, id);
        var change = organization.become(details);
        flush(details);
        change.ifPresent(events::fire);
        return organization.toCard();
    }

    private void flush(OrganizationDetails details) {
        try {
            em.flush();
        } catch (PersistenceException e) { // somebody wrote the same down at this moment
            throw new OrganizationKnown(details.name() + " with that name or domain");
        }
    }

    private void refuseTwice(OrganizationDetails details, long butFor) {
        em.createQuery(
                        "select o.name from Organization o where (o.name = :name or o.domain = :domain) and o.id <> :id",
                        String.class)
                .setParameter("name", details.name())
                .setParameter("domain", details.domain() == null ? "" : details.domain())
                .setParameter("id", butFor)
                .getResultStream()
                .findFirst()
                .ifPresent(name -> {
                    throw new OrganizationKnown(name + " with that name or domain");
                });
    }
}
