import type { OrderReport, OrderRequest } from '../../contract/lockouts';
import type { OrderRules } from '../../contract/order-rules';

/** What an order says of its reason beside the notes; all of it stays as typed when the settings change. */
export class OrderReasons {
  code = $state('');
  ticket = $state('');
  second = $state('');
  /** The main process has asked for a second reason, whatever this page knows of the trader. */
  isSecondAsked = $state(false);

  clear(): void {
    [this.code, this.ticket, this.second] = ['', '', ''];
    this.isSecondAsked = false;
  }

  /** A repeat is exempt from the cooling-off, so its second reason stays with the order before. */
  fill({ reasonCode = '', ticket = '' }: Pick<OrderReport, 'reasonCode' | 'ticket'>): void {
    this.clear();
    [this.code, this.ticket] = [reasonCode, ticket];
  }

  /** Whether the form has a field for a ticket: where one is asked for, or stands there. */
  hasTicket(rules: OrderRules | undefined): boolean {
    return (
      this.ticket !== '' || (rules !== undefined && (rules.ticketRequired || rules.ticketPattern !== ''))
    );
  }

  /** What goes into the request: what the form has a field for, and is not empty. */
  words(
    rules: OrderRules | undefined,
    hasSecond: boolean,
  ): Pick<OrderRequest, 'reasonCode' | 'ticket' | 'secondReason'> {
    const ticket = this.ticket.trim();
    return {
      ...(this.code !== '' && rules && rules.reasonCodes.length > 0 && { reasonCode: this.code }),
      ...(ticket !== '' && { ticket }),
      ...(hasSecond && this.second.trim() !== '' && { secondReason: this.second }),
    };
  }
}
