import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { EndpointFailureInput as _goldpan_error_v1_EndpointFailureInput, EndpointFailure as _goldpan_error_v1_EndpointFailure } from './goldpan/error/v1/EndpointFailure.ts';
import type { LimitFailureInput as _goldpan_error_v1_LimitFailureInput, LimitFailure as _goldpan_error_v1_LimitFailure } from './goldpan/error/v1/LimitFailure.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  goldpan: {
    error: {
      v1: {
        EndpointFailure: MessageTypeDefinition<_goldpan_error_v1_EndpointFailureInput, _goldpan_error_v1_EndpointFailure>
        LimitFailure: MessageTypeDefinition<_goldpan_error_v1_LimitFailureInput, _goldpan_error_v1_LimitFailure>
      }
    }
  }
}

