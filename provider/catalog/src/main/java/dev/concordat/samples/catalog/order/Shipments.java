package dev.concordat.samples.catalog.order;

import org.springframework.data.jpa.repository.JpaRepository;

interface Shipments extends JpaRepository<Shipment, Long> {}
