package dev.concordat.samples.catalog.order;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Orders extends JpaRepository<Order, Long> {

    List<Order> findByStatusOrderById(Order.Status status);
}
